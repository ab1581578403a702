/** Pages of the service, read as documents: their scripts do not run. */
import { RequestFailed } from './requests.js';

/** @throws RequestFailed with the text of the service's error page, or when it is unreachable. */
export function fetchPage(path: string, token = ''): Promise<Document> {
  return new Promise((resolve, reject) => {
    // The policy of pages lets no script make markup from a string; this parses on arrival.
    const request = new XMLHttpRequest();
    request.open('GET', path);
    request.responseType = 'document';
    request.setRequestHeader('Accept', 'text/html');
    if (token !== '') request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.addEventListener('load', () => {
      const { status, responseXML: page } = request;
      if (page && status === 200) resolve(page);
      else
        reject(
          new RequestFailed({
            status,
            code: 'unknown',
            detail:
              page?.querySelector('.message')?.textContent ?? `The service answered ${status}.`,
          }),
        );
    });
    request.addEventListener('error', () => {
      reject(
        new RequestFailed({
          status: 0,
          code: 'unreachable',
          detail:
            'The service does not answer. It may have been stopped, or the connection is down.',
        }),
      );
    });
    request.send();
  });
}
