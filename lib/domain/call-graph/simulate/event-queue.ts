/** Something that happens at a time. Of one time the lower order comes first, then what was planned first. */
export interface Happening {
  readonly atNs: number
  readonly order: number
  readonly number: number
  readonly run: () => void
  cancelled: boolean
}

const isBefore = (a: Happening, b: Happening): boolean =>
  a.atNs !== b.atNs ? a.atNs < b.atNs : a.order !== b.order ? a.order < b.order : a.number < b.number

/** A binary heap of what is to happen. */
export class EventQueue {
  readonly #heap: Happening[] = []
  #planned = 0

  plan(atNs: number, order: number, run: () => void): Happening {
    const happening = { atNs, order, number: this.#planned++, run, cancelled: false }
    const heap = this.#heap
    let at = heap.length
    heap.push(happening)
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = heap[parent]
      if (!above || !isBefore(happening, above)) break
      heap[at] = above
      at = parent
    }
    heap[at] = happening
    return happening
  }

  /** The next that was not cancelled. */
  take(): Happening | null {
    for (;;) {
      const first = this.#heap[0]
      if (!first) return null
      this.#removeFirst()
      if (!first.cancelled) return first
    }
  }

  #removeFirst(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const [a, b] = [heap[left], heap[left + 1]]
      if (!a) break
      const [child, index] = b && isBefore(b, a) ? [b, left + 1] : [a, left]
      if (!isBefore(child, last)) break
      heap[at] = child
      at = index
    }
    heap[at] = last
  }
}
