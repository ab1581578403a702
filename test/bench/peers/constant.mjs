/**
 * A bare Node server, the least that a request over HTTP costs: `node constant.mjs PORT`. It reads
 * the request and answers with as many bytes as the path says (`/8192`).
 */
import { createServer } from 'node:http';

const bodies = new Map();
const bodyOf = (path) => {
  if (!bodies.has(path)) bodies.set(path, Buffer.alloc(Number(path.slice(1)), 'x'));
  return bodies.get(path);
};

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const body = bodyOf(request.url);
    response.writeHead(200, {
      'content-type': 'application/sparql-results+json',
      'content-length': body.length,
    });
    response.end(body);
  });
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
