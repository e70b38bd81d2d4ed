/**
 * One value per process and name. Bundlers load this module several times into one process,
 * so module scope will not do.
 */
export function processSingleton<Value>(name: string, create: () => Value): Value {
  const key = Symbol.for(`headroom.${name}`)
  const shared = globalThis as unknown as Record<symbol, Value | undefined>
  const value = shared[key] ?? create()
  shared[key] = value
  return value
}
