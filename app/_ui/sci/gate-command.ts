/** A word of a shell's command line, whatever it holds. @example shellWord("it's") // "'it'\\''s'" */
const shellWord = (text: string): string =>
  /^[A-Za-z0-9_./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

interface Asked {
  readonly server: string
  readonly slug: string
  readonly boundary: string
  readonly operation: string
  /** ISO dates, both included; null for all bills. */
  readonly period: { readonly from: string; readonly to: string } | null
  readonly centralG: number
}

const plain = new Intl.NumberFormat('en', {
  maximumSignificantDigits: 3,
  roundingMode: 'ceil',
  useGrouping: false,
})

/**
 * The command for a pipeline that stops where the score is above what the page shows, which is rounded up so that today passes. The token comes
 * from HEADROOM_TOKEN.
 */
export function gateCommand({ server, slug, boundary, operation, period, centralG }: Asked): string {
  const words = [
    ...['--boundary', boundary, '--operation', operation, '--max', `${plain.format(centralG)}g`],
    ...(period === null ? [] : ['--period', `${period.from}..${period.to}`]),
    ...['--organisation', slug, '--server', server],
  ]
  return ['headroom sci gate', ...words.map(shellWord)].join(' ')
}
