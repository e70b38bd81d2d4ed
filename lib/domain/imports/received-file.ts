/** What a file is called in which spans were received. Imports of such files alone are merged. */
export const RECEIVED_FILE = 'received by OTLP'
