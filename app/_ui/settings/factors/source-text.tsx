import type { Source } from '#lib/domain/factors/figure.ts'
import { visible } from '#lib/domain/format/visible.ts'

/** The address of a source, if it is one that a browser may follow. */
function followed(url: string): string | null {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol) ? url : null
  } catch {
    return null
  }
}

/** Who published a figure, under which licence. */
export function SourceText({ source }: { source: Source }) {
  const href = followed(source.url)
  return (
    <span className="block max-w-72 min-w-48 break-words" title={visible(source.title)}>
      {href === null ? (
        <span className="line-clamp-2">{visible(source.title)}</span>
      ) : (
        <a href={href} target="_blank" rel="noreferrer" className="line-clamp-2 underline underline-offset-2">
          {visible(source.title)}
        </a>
      )}
      <span className="block text-xs text-muted">{visible(source.licence)}</span>
    </span>
  )
}
