/** The address by which a request called this server. The guard has let in none but our own. */
export const originOf = (request: Request): string => `http://${request.headers.get('host') ?? 'localhost'}`
