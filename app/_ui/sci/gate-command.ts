/** A word of a shell's command line, whatever it holds. @example shellWord("it's") // "'it'\\''s'" */
const shellWord = (text: string): string =>
  /^[A-Za-z0-9_./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

interface Asked {
  readonly server: string
  readonly slug: string
  readonly boundary: string
  readonly operation: string
  readonly centralG: number
}

/** The command for a pipeline that stops where the score of all bills is above what it is now. The token comes from HEADROOM_TOKEN. */
export function gateCommand({ server, slug, boundary, operation, centralG }: Asked): string {
  const most = Number(centralG.toPrecision(3)) >= centralG ? centralG.toPrecision(3) : nextUp(centralG)
  const words = ['--boundary', boundary, '--operation', operation, '--max', `${Number(most)}g`]
  const where = ['--organisation', slug, '--server', server]
  return ['headroom sci gate', ...[...words, ...where].map(shellWord)].join(' ')
}

/** Rounded up to three digits, so that the score of today passes. */
function nextUp(grams: number): string {
  const step = 10 ** (Math.floor(Math.log10(grams)) - 2)
  return (Math.ceil(grams / step) * step).toPrecision(3)
}
