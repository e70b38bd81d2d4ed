import { visible } from '#lib/domain/format/visible.ts'

/** A name longer than this says no more in a ticket. */
const MOST = 300

/**
 * Text of others as code of Markdown: it links to nothing, mentions nobody, and ends neither its line nor the cell of a table.
 *
 * @example codeText('a`b|@all') // '``a`b\\|@all``'
 */
export function codeText(text: string): string {
  const shown = visible(text)
  const cut = shown.length > MOST ? `${shown.slice(0, MOST)}…` : shown
  const content = (cut.trim() === '' ? '(empty)' : cut).replaceAll('|', '\\|')
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const gap = content.startsWith('`') || content.endsWith('`') ? ' ' : ''
  return `${fence}${gap}${content}${gap}${fence}`
}
