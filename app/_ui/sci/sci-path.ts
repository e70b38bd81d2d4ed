/** An address of the API about the scores of an organisation. @example sciPath('acme', 'counts') // '/api/v1/organisations/acme/sci/counts' */
export const sciPath = (slug: string, what: string): string =>
  `/api/v1/organisations/${encodeURIComponent(slug)}/sci/${what}`
