/** Where the sources of an organisation are asked for. */
export const sourcesApi = (slug: string, ...path: readonly string[]): string =>
  ['/api/v1/organisations', encodeURIComponent(slug), 'sources', ...path.map(encodeURIComponent)].join('/')
