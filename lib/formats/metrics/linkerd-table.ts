import type { RouteRates } from '#lib/domain/retries/counters/counter-sample.ts'

const COLUMNS = ['ROUTE', 'SERVICE', 'EFFECTIVE_SUCCESS', 'EFFECTIVE_RPS', 'ACTUAL_SUCCESS', 'ACTUAL_RPS']

const percent = (text: string): number | null =>
  /^\d+(\.\d+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : null
const rate = (text: string): number | null =>
  /^\d+(\.\d+)?rps$/.test(text) ? Number(text.slice(0, -3)) : null

/** The table of `linkerd viz routes -o wide`. Null where the text is none. */
export function readLinkerdTable(text: string): RouteRates[] | null {
  const [header = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '')
  const names = header.trim().split(/\s{2,}/)
  if (!COLUMNS.every((column) => names.includes(column))) return null
  return lines.map((line) => {
    const cells = line.trim().split(/\s{2,}/)
    const cell = (name: string) => cells[names.indexOf(name)] ?? ''
    return {
      route: cell('ROUTE'),
      service: cell('SERVICE'),
      effectiveSuccess: percent(cell('EFFECTIVE_SUCCESS')),
      effectiveRps: rate(cell('EFFECTIVE_RPS')),
      actualSuccess: percent(cell('ACTUAL_SUCCESS')),
      actualRps: rate(cell('ACTUAL_RPS')),
    }
  })
}
