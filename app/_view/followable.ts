/** The address of a source, if it is one that a browser may follow. */
export function followable(url: string): string | null {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol) ? url : null
  } catch {
    return null
  }
}
