/**
 * How long a busy service wants to be left alone: `Retry-After`, or a header of its own that ends so, in seconds or as a date. A date is
 * compared with the service's own clock, where it tells it. Undefined where it does not say.
 *
 * @returns milliseconds
 */
export function pauseAsked(
  headers: Readonly<Record<string, string>>,
  nowMs = Date.now(),
): number | undefined {
  const asked = Object.entries(headers)
    .filter(([name]) => name.toLowerCase().endsWith('retry-after'))
    .flatMap(([, value]) => {
      if (/^\d+$/.test(value.trim())) return [Number(value) * 1000]
      const at = Date.parse(value)
      const theirs = Date.parse(headers.date ?? '')
      return Number.isNaN(at) ? [] : [Math.max(0, at - (Number.isNaN(theirs) ? nowMs : theirs))]
    })
  return asked.length === 0 ? undefined : Math.max(...asked)
}
