/** Something that could be done about what a template logs. */
export type LogAction =
  /** Below the level that is written: nothing is logged. */
  | { readonly kind: 'demote' }
  /** Each record is written with this probability, 0 to 1. */
  | { readonly kind: 'sample'; readonly keepRate: number }
  /** In each window the first records are written, then the 1st, 2nd, 4th, 8th … after them. */
  | { readonly kind: 'rate-limit'; readonly first: number; readonly recordsPerWindow: number }
  | { readonly kind: 'shorten-retention'; readonly fromDays: number; readonly toDays: number }
  /** The part of its bytes that the fields hold, 0 to 1. */
  | { readonly kind: 'drop-fields'; readonly partOfBytes: number }
  /** Before it is shipped, where ingestion and storage are billed by the bytes that arrive. Bytes before ÷ bytes after, at least 1. */
  | { readonly kind: 'compress'; readonly ratio: number }
  /** To a class of storage that costs another part of what it does now, 0 to 1; the bytes stay. */
  | { readonly kind: 'move-class'; readonly partOfStorage: number }

/** What is left, 0 to 1, of ingestion and of storage. */
export interface KeptPart {
  readonly ingested: number
  readonly stored: number
}

const clamp = (part: number): number => (part >= 0 ? Math.min(1, part) : part < 0 ? 0 : 1)

/** Records written of n in one window. @example limited(100, 10) // 17: ten, then the 1st, 2nd, 4th … 64th of the other ninety */
export function limited(records: number, first: number): number {
  const beyond = Math.floor(records - first)
  return beyond < 1 ? records : first + Math.floor(Math.log2(beyond)) + 1
}

/**
 * The part of ingestion and storage that is left after an action; both between 0 and 1, so that no action saves more than there is, and
 * a figure that is no number changes nothing.
 * @example keptPart({ kind: 'shorten-retention', fromDays: 90, toDays: 30 }) // { ingested: 1, stored: 1/3 }
 */
export function keptPart(action: LogAction): KeptPart {
  const both = (part: number): KeptPart => ({ ingested: clamp(part), stored: clamp(part) })
  switch (action.kind) {
    case 'demote':
      return both(0)
    case 'sample':
      return both(action.keepRate)
    case 'rate-limit':
      return action.recordsPerWindow > 0
        ? both(limited(action.recordsPerWindow, Math.max(0, action.first)) / action.recordsPerWindow)
        : both(1)
    case 'shorten-retention':
      return { ingested: 1, stored: action.fromDays > 0 ? clamp(action.toDays / action.fromDays) : 1 }
    case 'drop-fields':
      return both(1 - action.partOfBytes)
    case 'compress':
      return both(1 / action.ratio)
    case 'move-class':
      return { ingested: 1, stored: clamp(action.partOfStorage) }
  }
}
