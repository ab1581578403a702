/** The query of a form-encoded POST request. */
export async function queryOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString()).get('query');
}
