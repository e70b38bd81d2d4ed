import type { EdgeReport } from './retry-report.ts'

/** A call on the way, as far as it matters here. */
export type ChainLink = Pick<EdgeReport, 'caller' | 'callee' | 'operation' | 'amplification' | 'attempts'>

/** Calls one below the other. */
export interface WorstChain {
  /** From the first caller to the last callee. */
  readonly links: readonly ChainLink[]
  /** Π A: attempts at its end for one call at its start, were retries of its links independent. */
  readonly amplification: number
  /** The call leads back to a service above it: nothing below it is counted, for it would be counted again and again. */
  readonly isCircle: boolean
}

interface Best {
  readonly link: ChainLink | null
  readonly product: number
}

const END: Best = { link: null, product: 1 }
const factor = ({ amplification }: ChainLink): number => amplification ?? 1

/** The larger product; of equal ones the busier call, then the first by name. */
function isWorse(link: ChainLink, product: number, than: Best): boolean {
  if (product !== than.product || !than.link) return product > than.product || !than.link
  return link.attempts !== than.link.attempts
    ? link.attempts > than.link.attempts
    : JSON.stringify([link.caller, link.callee, link.operation]) <
        JSON.stringify([than.link.caller, than.link.callee, than.link.operation])
}

/** Services so that callers come before callees, but for calls that lead back up. */
function callersFirst(
  calls: ReadonlyMap<string, readonly ChainLink[]>,
  called: ReadonlySet<string>,
): string[] {
  const names = [...calls.keys()].sort()
  const seen = new Set<string>()
  const done: string[] = []
  for (const start of [...names.filter((name) => !called.has(name)), ...names]) {
    const stack = seen.has(start) ? [] : [{ name: start, next: 0 }]
    seen.add(start)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const link = calls.get(top.name)?.[top.next++]
      if (!link) done.push(stack.pop()?.name ?? '')
      else if (!seen.has(link.callee)) {
        seen.add(link.callee)
        stack.push({ name: link.callee, next: 0 })
      }
    }
  }
  return done.reverse()
}

const best = (links: readonly ChainLink[], beyond: (link: ChainLink) => Best): Best =>
  links.reduce<Best>((worst, link) => {
    const product = factor(link) * beyond(link).product
    return isWorse(link, product, worst) ? { link, product } : worst
  }, END)

/**
 * The chain of calls through one call with the largest product of amplifications. Calls that lead back to a service above are no part
 * of it, but for the one asked about.
 *
 * Definition: design "Retry amplification" §2: along a path the amplifications multiply.
 *
 * @example with A = 3 on edge→good and on good→failed, worstChain(all, edge→good).amplification // 9
 */
export function worstChain(all: readonly ChainLink[], through: ChainLink): WorstChain {
  const calls = new Map<string, ChainLink[]>()
  for (const link of all) {
    if (!calls.has(link.callee)) calls.set(link.callee, [])
    const known = calls.get(link.caller) ?? []
    calls.set(link.caller, known)
    if (link.caller !== link.callee) known.push(link)
  }
  const called = new Set([...calls.values()].flat().map(({ callee }) => callee))
  const order = callersFirst(calls, called)
  const place = new Map(order.map((name, index) => [name, index]))
  const isDown = ({ caller, callee }: ChainLink) => (place.get(caller) ?? 0) < (place.get(callee) ?? 0)
  const into = new Map<string, ChainLink[]>()
  for (const link of [...calls.values()].flat().filter(isDown))
    into.set(link.callee, [...(into.get(link.callee) ?? []), link])
  const above = new Map<string, Best>()
  for (const name of order)
    above.set(
      name,
      best(into.get(name) ?? [], ({ caller }) => above.get(caller) ?? END),
    )
  const below = new Map<string, Best>()
  for (const name of [...order].reverse())
    below.set(
      name,
      best((calls.get(name) ?? []).filter(isDown), ({ callee }) => below.get(callee) ?? END),
    )
  const isCircle = through.caller !== through.callee && !isDown(through)
  const up: ChainLink[] = []
  for (let at = above.get(through.caller)?.link; at; at = above.get(at.caller)?.link) up.push(at)
  const down: ChainLink[] = []
  if (!isCircle)
    for (let at = below.get(through.callee)?.link; at; at = below.get(at.callee)?.link) down.push(at)
  const links = [...up.reverse(), through, ...down]
  return { links, amplification: links.reduce((product, link) => product * factor(link), 1), isCircle }
}
