import { readFileSync } from 'node:fs'

/** What a process that this one started has used so far, from Linux's /proc. */
export interface ChildUse {
  seconds: number
  cpuSeconds: number
  peakMb: number
}

/** Clock ticks a second, as Linux has them on every machine Node runs on. */
const TICKS = 100
const LOOK_EVERY_MS = 50

function usedBy(pid: number): Omit<ChildUse, 'seconds'> | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const peak = /VmHWM:\s*(\d+)/.exec(status)?.[1]
    if (peak === undefined) return null
    return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS, peakMb: Number(peak) / 1024 }
  } catch {
    return null
  }
}

/** Watches the processes that this one starts. @returns a function that ends the watch and gives their use, in the order of their starts */
export function watchChildren(): () => readonly ChildUse[] {
  const found = new Map<number, ChildUse & { readonly begun: number }>()
  const look = () => {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    for (const pid of children.split(' ').filter(Boolean).map(Number)) {
      const use = usedBy(pid)
      if (!use) continue
      const begun = found.get(pid)?.begun ?? performance.now()
      found.set(pid, { ...use, begun, seconds: (performance.now() - begun) / 1000 })
    }
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  return () => {
    clearInterval(timer)
    return [...found.values()].map(({ begun: _, ...use }) => use)
  }
}
