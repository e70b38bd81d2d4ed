import type { CounterSample } from './counter-sample.ts'

/** How much one counter grew: over its samples in time, a fall being a restart from 0; a single sample counts from 0. */
export interface Increase {
  readonly name: string
  readonly labels: ReadonlyMap<string, string>
  readonly value: number
}

/** Names with dots (OpenTelemetry) and underscores (Prometheus) are the same. */
const plain = (name: string): string => name.replaceAll('.', '_')

/** The increase of every series, in any order of samples. @example 5, 9, 2 at times 1, 2, 3 grew by 4 + 2 = 6 */
export function increases(samples: readonly CounterSample[]): Increase[] {
  const series = new Map<string, CounterSample[]>()
  for (const sample of samples) {
    if (!Number.isFinite(sample.value) || sample.value < 0) continue
    const labels = [...sample.labels].map(([key, value]) => `${key}=${value}`).sort()
    const key = `${plain(sample.name)}\0${labels.join('\0')}`
    const same = series.get(key)
    if (same) same.push(sample)
    else series.set(key, [sample])
  }
  return [...series.values()].map((points) => {
    const first = points[0]
    let value = first?.value ?? 0
    if (points.length > 1) {
      points.sort((a, b) => (a.timeMs ?? 0) - (b.timeMs ?? 0))
      value = points.slice(1).reduce((sum, point, index) => {
        const before = points[index]?.value ?? 0
        return sum + (point.value < before ? point.value : point.value - before)
      }, 0)
    }
    return { name: plain(first?.name ?? ''), labels: first?.labels ?? new Map(), value }
  })
}

/** The series of one group, asked by name. */
export class Group {
  constructor(private readonly all: readonly Increase[]) {}

  /** The sum of a counter's series that fit, or null where there is none of that name. */
  sum(
    name: string | readonly string[],
    fits: (labels: ReadonlyMap<string, string>) => boolean = () => true,
  ): number | null {
    const names = typeof name === 'string' ? [name] : name
    const found = this.all.filter((series) => names.includes(series.name))
    if (found.length === 0) return null
    return found.filter(({ labels }) => fits(labels)).reduce((sum, { value }) => sum + value, 0)
  }

  /** The first label that any series has. */
  label(...keys: readonly string[]): string {
    for (const { labels } of this.all)
      for (const key of keys) {
        const value = labels.get(key)
        if (value) return value
      }
    return ''
  }
}

/** The series whose name begins so, by the labels that name an edge. */
export function groupBy(all: readonly Increase[], prefix: RegExp, keys: readonly string[]): Group[] {
  const groups = new Map<string, Increase[]>()
  for (const series of all) {
    if (!prefix.test(series.name)) continue
    const key = keys.map((name) => series.labels.get(name) ?? '').join('\0')
    const same = groups.get(key)
    if (same) same.push(series)
    else groups.set(key, [series])
  }
  return [...groups.values()].map((series) => new Group(series))
}
