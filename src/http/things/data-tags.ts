/** The ETags of a thing's documents made from its statements. */
import type { Service } from '../../service.js';
import { etagOf } from '../exchange/conditional.js';
import { THING_OFFERS } from './forms.js';
import type { ThingDocument } from './thing-documents.js';
import { hasGraphs, type DataForm } from './thing-renderer.js';

/** Raised when documents for the same statements change. */
const FORM_OF_DOCUMENTS = '1';

/** The tag of a document as a media type: the same for the same statements. */
export function dataTag(
  document: ThingDocument,
  form: DataForm,
  mediaType: string,
  publicUrl: string,
  { contexts }: Pick<Service, 'contexts'>,
): string {
  return etagOf(
    document.stateOf({ withGraphs: hasGraphs(form) }),
    mediaType,
    publicUrl,
    contexts.digest,
    FORM_OF_DOCUMENTS,
  );
}

/** The tags of all forms but the page: a write may be made for any of them. */
export function dataTags(
  document: ThingDocument,
  publicUrl: string,
  service: Pick<Service, 'contexts'>,
): string[] {
  return THING_OFFERS.flatMap(({ format, mediaType }) =>
    format === 'html' ? [] : [dataTag(document, format, mediaType, publicUrl, service)],
  );
}
