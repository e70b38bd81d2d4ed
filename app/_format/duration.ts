const MINUTE = 60
const HOUR = 3600

/** A length of time in its two largest units. @example formatDuration(3725) // '1 h 2 min' */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < MINUTE) return `${whole}\u00a0s`
  const minutes = Math.round(whole / MINUTE)
  if (whole < 10 * MINUTE) {
    const rest = whole % MINUTE
    return `${Math.floor(whole / MINUTE)}\u00a0min${rest > 0 ? ` ${rest}\u00a0s` : ''}`
  }
  if (minutes < MINUTE) return `${minutes}\u00a0min`
  const rest = Math.round((whole % HOUR) / MINUTE)
  const hours = Math.floor(whole / HOUR) + (rest === MINUTE ? 1 : 0)
  return `${hours}\u00a0h${rest > 0 && rest < MINUTE ? ` ${rest}\u00a0min` : ''}`
}
