/** The script of `/network`: ties on a canvas that can be moved, zoomed and searched. */
import { element, fill, found, alertHint } from '../elements.js';
import { RequestFailed } from '../requests.js';
import { readNetwork } from './network-data.js';
import { NetworkCanvas } from './network-canvas.js';
import './network.css';

const section = found('.network', HTMLElement);
section.hidden = false;
fill(section, element('p', { class: 'hint', role: 'status' }, 'Loading the network …'));
readNetwork(section.dataset.source ?? '').then(
  (network) => {
    if (network.bodies.length === 0) section.hidden = true;
    else new NetworkCanvas(section, network).start(section.dataset.worker ?? '');
  },
  (error: unknown) => {
    const isOurs = error instanceof RequestFailed;
    fill(section, alertHint(isOurs ? error.problem.detail : 'The network could not be drawn.'));
  },
);
