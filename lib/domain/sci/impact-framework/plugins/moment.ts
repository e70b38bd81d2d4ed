const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

/** A moment in milliseconds since 1970; without a zone it is UTC. Null where the text is no date. */
export function momentOf(value: unknown): number | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.getTime()
  if (typeof value !== 'string') return null
  const match = ISO.exec(value)
  if (!match) return null
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '0', zone] = match
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day))
  if (new Date(date).getUTCDate() !== Number(day) || Number(month) > 12 || Number(hour) > 23) return null
  const time = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1000
  return date + time + Math.trunc(Number(`0.${fraction}`) * 1000) - offsetMs(zone)
}

/** A moment as Impact Framework writes it. @example isoOf(0) // '1970-01-01T00:00:00.000Z' */
export const isoOf = (moment: number): string => new Date(moment).toISOString()
