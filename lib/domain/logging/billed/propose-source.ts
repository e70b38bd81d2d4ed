import type { LogSource } from '../log-source.ts'

/** A source that a sample may be of, by the names of both. */
export interface SourceProposal {
  readonly source: string
  /** What both names hold. */
  readonly because: string
}

interface NamedSource {
  readonly id: string
  readonly source: LogSource
}

const ENDINGS = /(?:\.(?:gz|log|logs|txt|jsonl?|ndjson|out|csv))+$/i
/** Of names, these say nothing of whose logs they are. */
const COMMON = new Set(
  'aws lambda ecs eks rds log logs group var app application service stdout stderr json export sample default bucket buckets projects prod production staging test dev'.split(
    ' ',
  ),
)
const LEAST_LETTERS = 3

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What names a source: its owner where its name says one, else the last piece of its path. */
const ownNameOf = ({ name, proposedOwner }: LogSource): string =>
  plain(proposedOwner ?? name.split('/').findLast((piece) => piece !== '') ?? '')

/** The names by which the services of a source may go in traces. */
export const serviceNames = (source: LogSource): readonly string[] =>
  [
    ...new Set([source.proposedOwner ?? '', source.name.split('/').findLast((piece) => piece !== '') ?? '']),
  ].filter((name) => name !== '')

/**
 * Which source of the bills a sample is of, as the names of its files say it: the one whose own name they all hold, the longest of such.
 * Null where none or several do.
 *
 * @example proposeSource(['checkout-api-2026-09-01.log.gz'], [source]) // where the log group is `/aws/lambda/checkout-api`: that source
 */
export function proposeSource(
  fileNames: readonly string[],
  sources: readonly NamedSource[],
): SourceProposal | null {
  const names = fileNames.map((name) => ` ${plain(name.replace(ENDINGS, ''))} `)
  const found = sources
    .map(({ id, source }) => ({ source: id, because: ownNameOf(source) }))
    .filter(({ because }) => {
      const words = because.split(' ')
      const tells = words.some((word) => word.length >= LEAST_LETTERS && !COMMON.has(word))
      return tells && names.every((name) => name.includes(` ${because} `))
    })
    .sort((a, b) => b.because.length - a.because.length)
  const [best, next] = found
  if (!best || next?.because.length === best.because.length) return null
  return best
}
