import { createHash } from 'node:crypto'

/** An identifier of hexadecimal digits (at most 64) that depends on the text alone. */
export const stableId = (text: string, digits: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, digits)
