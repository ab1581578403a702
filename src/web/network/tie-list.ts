/** The ties below the drawing, which the service lists for the choice. */
import { fetchPage } from '../fetch-page.js';
import { found } from '../elements.js';
import { RequestFailed, addressHere } from '../requests.js';

const LIST = '#tie-list';

export class TieList {
  #address = '';

  /** Lists the ties of an address with these parameters, which becomes the page's. */
  show(changes: Readonly<Record<string, string | readonly string[]>>): void {
    const parameters = new URLSearchParams(location.search);
    parameters.delete('page');
    for (const [name, value] of Object.entries(changes)) {
      parameters.delete(name);
      for (const each of [value].flat()) if (each !== '') parameters.append(name, each);
    }
    const query = parameters.toString();
    this.#address = addressHere(`/network${query === '' ? '' : `?${query}`}`);
    history.replaceState(null, '', this.#address);
    void this.#load(this.#address);
  }

  async #load(address: string): Promise<void> {
    const list = found(LIST, HTMLElement);
    list.ariaBusy = 'true';
    try {
      const page = await fetchPage(address);
      // A later choice has a list of its own.
      if (address !== this.#address) return;
      list.replaceChildren(
        ...[...found(LIST, Element, page).childNodes].map((node) =>
          document.importNode(node, true),
        ),
      );
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      list.prepend(error.problem.detail);
    }
    list.ariaBusy = null;
  }
}
