/** `/`: an overview for people. */
import type { Service } from '../../service.js';
import { acceptedLanguage } from '../exchange/languages.js';
import { OF_VERSION } from '../exchange/parameters.js';
import { requestedVersion } from '../exchange/request.js';
import { getRoute, type Route } from '../exchange/route.js';
import { homePage } from '../pages/home-page.js';

export function homeRoutes(service: Service): Route[] {
  return [
    getRoute('/', 'Pages', {
      summary: 'The home page',
      parameters: OF_VERSION,
      mediaTypes: ['text/html'],
      handle: async (request, response) => {
        const version = await requestedVersion(request, response, service);
        response.type('html').send(homePage(service, version, acceptedLanguage(request)));
      },
    }),
  ];
}
