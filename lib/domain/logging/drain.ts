import { compareWords, isProse, type Words, wordsOf } from './compare-words.ts'
import { WILDCARD } from './mask-message.ts'

/** A group of messages of one form. */
interface Cluster {
  readonly number: number
  form: Words
  readonly leaf: Leaf
}

interface Leaf {
  readonly nodes: Map<string, Leaf>
  readonly key: string
  readonly clusters: Set<Cluster>
}

/** How messages are grouped; one configuration for all logs. */
export interface DrainOptions {
  /** The least part of words that must be equal for a message to join a group. */
  readonly similarity: number
  /** So many words in one place of otherwise equal messages are told apart; one more, and the place holds a value. */
  readonly spellings: number
  readonly mostClusters: number
  /** Of a node of the tree, and of groups in a leaf. */
  readonly mostChildren: number
}

export const DRAIN: DrainOptions = {
  similarity: 0.6,
  spellings: 5,
  mostClusters: 10_000,
  mostChildren: 100,
}
const MOST_FORMS = 20_000

/**
 * Drain (He et al., ICWS 2017): groups messages online in a tree of fixed depth 4, root, number of words, first word, groups.
 *
 * Differs from the paper where counting bytes asks for it. A wildcard equals a wildcard. Two messages that differ in a plain word of
 * prose (`VM Started`, `VM Paused`) are two templates until that place has shown more words than `spellings`; then it holds a value and
 * the groups become one. A form once seen stays with its group. Memory is bounded: the group seen longest ago makes room.
 */
export class Drain {
  /** Oldest first. */
  private readonly clusters = new Map<number, Cluster>()
  private readonly tree = new Map<number, Map<string, Leaf>>()
  private readonly forms = new Map<string, Cluster>()
  private next = 0
  private latest: Cluster | null = null

  private readonly options: DrainOptions
  private readonly forget: (cluster: number) => void
  private readonly merge: (from: number, into: number) => void

  /** @param tell `forget` is told of a group that made room, `merge` of one that became part of another */
  constructor(tell: {
    readonly forget: (cluster: number) => void
    readonly merge: (from: number, into: number) => void
    readonly options?: DrainOptions
  }) {
    this.options = tell.options ?? DRAIN
    this.forget = tell.forget
    this.merge = tell.merge
  }

  /** The number of the group that a masked message belongs to; a group of it is made if there is none. */
  add(form: string): number {
    const known = this.forms.get(form)
    if (known && this.clusters.has(known.number)) {
      this.touch(known)
      return known.number
    }
    const words = wordsOf(form.split(' '))
    const leaf = this.leafOf(words.words)
    const cluster = this.join(leaf, words) ?? this.create(leaf, words)
    if (this.forms.size >= MOST_FORMS) this.forms.clear()
    this.forms.set(form, cluster)
    this.touch(cluster)
    return cluster.number
  }

  /** The groups that are remembered. */
  templates(): Map<number, string> {
    return new Map([...this.clusters].map(([number, { form }]) => [number, form.words.join(' ')]))
  }

  private leafOf(words: readonly string[]): Leaf {
    const nodes = this.tree.get(words.length) ?? new Map<string, Leaf>()
    this.tree.set(words.length, nodes)
    const first = words[0] ?? ''
    const word = isProse(first) ? first : WILDCARD
    const known = nodes.get(word)
    if (known) return known
    const key = nodes.size < this.options.mostChildren - 1 ? word : WILDCARD
    const leaf = nodes.get(key) ?? { nodes, key, clusters: new Set<Cluster>() }
    nodes.set(key, leaf)
    return leaf
  }

  /** The group to join: the most similar that differs in values only, or all that differ in places that show too many words. */
  private join(leaf: Leaf, form: Words): Cluster | null {
    let best: Cluster | null = null
    const least = this.options.similarity * form.words.length
    let most = least
    const spellings = new Map<string, Cluster[]>()
    for (const cluster of leaf.clusters) {
      const compared = compareWords(cluster.form, form, least)
      if (compared === null) continue
      const { equal, told } = compared
      if (told === '') {
        if (best === null || equal > most) [best, most] = [cluster, equal]
      } else {
        const same = spellings.get(told)
        if (same) same.push(cluster)
        else spellings.set(told, [cluster])
      }
    }
    if (best) {
      generalise(best, form)
      return best
    }
    for (const [into, ...others] of alike(spellings)) {
      if (!into || others.length + 1 < this.options.spellings) continue
      for (const other of others) {
        generalise(into, other.form)
        this.remove(other)
        this.merge(other.number, into.number)
      }
      generalise(into, form)
      return into
    }
    return null
  }

  private create(leaf: Leaf, form: Words): Cluster {
    if (leaf.clusters.size >= this.options.mostChildren) this.evict(leaf.clusters.values().next().value)
    if (this.clusters.size >= this.options.mostClusters) this.evict(this.clusters.values().next().value)
    leaf.nodes.set(leaf.key, leaf)
    return { number: this.next++, form, leaf }
  }

  private evict(cluster: Cluster | undefined): void {
    if (!cluster) return
    this.remove(cluster)
    this.forget(cluster.number)
  }

  private remove(cluster: Cluster): void {
    if (this.latest === cluster) this.latest = null
    this.clusters.delete(cluster.number)
    cluster.leaf.clusters.delete(cluster)
    if (cluster.leaf.clusters.size === 0) cluster.leaf.nodes.delete(cluster.leaf.key)
  }

  private touch(cluster: Cluster): void {
    if (this.latest === cluster) return
    this.latest = cluster
    this.clusters.delete(cluster.number)
    this.clusters.set(cluster.number, cluster)
    cluster.leaf.clusters.delete(cluster)
    cluster.leaf.clusters.add(cluster)
  }
}

/** The groups that differ from a message in the same places or in some of them, the fewest places first. */
function alike(spellings: ReadonlyMap<string, readonly Cluster[]>): readonly (readonly Cluster[])[] {
  if (spellings.size < 2) return [...spellings.values()]
  const placed = [...spellings].map(([told, clusters]) => ({ places: told.split(','), clusters }))
  placed.sort((a, b) => a.places.length - b.places.length)
  return placed.map(({ places }) =>
    placed
      .filter((other) => other.places.every((place) => places.includes(place)))
      .flatMap(({ clusters }) => clusters),
  )
}

function generalise(cluster: Cluster, { words }: Words): void {
  const known = cluster.form.words
  if (known.some((word, place) => word !== words[place]))
    cluster.form = wordsOf(known.map((word, place) => (word === words[place] ? word : WILDCARD)))
}
