/** Requests from outside come in turns of so many. */
const TURN = 200

/**
 * Where the requests of a turn arrive, one after the other, as often as each service was asked from outside and as evenly spread as can be.
 * A service with less than half a request in a turn is left out.
 *
 * @param outside requests by service
 * @example weightedRoots(new Map([['a', 30], ['b', 10]]), 4) // ['a', 'a', 'b', 'a']
 */
export function weightedRoots(outside: ReadonlyMap<string, number>, turn = TURN): readonly string[] {
  const all = [...outside.values()].reduce((sum, requests) => sum + requests, 0)
  const found = [...outside]
    .map(([name, requests]) => ({ name, share: all > 0 ? requests / all : 0, credit: 0 }))
    .filter(({ share }) => share * turn >= 0.5)
  const roots: string[] = []
  while (found.length > 0 && roots.length < turn) {
    for (const root of found) root.credit += root.share
    const next = found.reduce((most, root) => (root.credit > most.credit ? root : most))
    next.credit -= 1
    roots.push(next.name)
  }
  return roots
}
