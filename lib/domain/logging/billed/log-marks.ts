/** Somebody's word that a source, or one template of it, must be logged as it is: nothing is advised or tried for it. */
export interface AuditMark {
  readonly id: string
  /** A source of the bill, by its id. */
  readonly source: string
  /** A template by its id; null: all that the source logs. */
  readonly template: string | null
  /** False: the mark is taken back from then on. */
  readonly keep: boolean
  readonly author: string
  readonly note: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** Somebody's word which source of the bill a sample is of. */
export interface SampleAttachment {
  readonly id: string
  /** The import that gave the sample. */
  readonly importId: string
  /** A source of the bill, by its id; null: of none. */
  readonly source: string | null
  readonly author: string
  readonly note: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

interface Dated {
  readonly createdAt: string
}

/** The latest of each key, whatever the order they come in. */
export function latestByKey<Said extends Dated>(
  all: readonly Said[],
  keyOf: (said: Said) => string,
): ReadonlyMap<string, Said> {
  const latest = new Map<string, Said>()
  for (const said of all) {
    const known = latest.get(keyOf(said))
    if (!known || known.createdAt <= said.createdAt) latest.set(keyOf(said), said)
  }
  return latest
}

/** What a mark is about, as one text. */
export const markKey = ({ source, template }: Pick<AuditMark, 'source' | 'template'>): string =>
  JSON.stringify([source, template])
