/** The services that no other calls, or the first of a graph in which each is called. */
export function uncalled(
  names: readonly string[],
  edges: readonly { readonly from: string; readonly to: string }[],
): readonly string[] {
  const called = new Set(edges.filter(({ from, to }) => from !== to).map(({ to }) => to))
  const roots = names.filter((name) => !called.has(name))
  return roots.length > 0 ? roots : names.slice(0, 1)
}
