import type { Fault } from '../scenario.ts'
import { type Instance, type NodeState, NS_PER_MS, ORDER, type World } from './model.ts'

/** What a fault does to its service, and how that ends. */
interface Effect {
  readonly begin: () => void
  readonly end: () => void
}

function effectOf(
  fault: Fault,
  at: NodeState,
  services: { readonly kill: (instance: Instance) => void; readonly wakeUp: (at: NodeState) => void },
): Effect {
  switch (fault.kind) {
    case 'kill': {
      const meant = at.instances.slice(0, fault.instances)
      return {
        begin: () => meant.forEach(services.kill),
        end: () => {
          for (const instance of meant) instance.dead = false
        },
      }
    }
    case 'hang':
      return { begin: () => at.hanging++, end: () => at.hanging-- }
    case 'slow': {
      const { factor } = fault
      return {
        begin: () => {
          at.slowness *= factor
        },
        end: () => {
          at.slowness /= factor
        },
      }
    }
    case 'errors': {
      const left = 1 - fault.rate
      const before = at.errorRate
      return {
        begin: () => {
          at.errorRate = 1 - (1 - at.errorRate) * left
        },
        end: () => {
          at.errorRate = left > 0 ? 1 - (1 - at.errorRate) / left : before
        },
      }
    }
    case 'capacity': {
      const before = at.capacity
      return {
        begin: () => {
          at.capacity = before * fault.factor
        },
        end: () => {
          at.capacity = before
          services.wakeUp(at)
        },
      }
    }
  }
}

/** Puts the faults of a scenario on its timeline. */
export function planFaults(
  world: World,
  faults: readonly Fault[],
  nodes: ReadonlyMap<string, NodeState>,
  services: Parameters<typeof effectOf>[2],
): void {
  for (const fault of faults) {
    const at = nodes.get(fault.service)
    if (!at) continue
    const { begin, end } = effectOf(fault, at, services)
    world.queue.plan(Math.round(fault.fromMs * NS_PER_MS), ORDER.fault, begin)
    if (fault.untilMs < Number.POSITIVE_INFINITY)
      world.queue.plan(Math.round(fault.untilMs * NS_PER_MS), ORDER.fault, end)
  }
}
