import { keptPart, type LogAction } from './kept-part.ts'
import { addGb, type LoggedGb, NOTHING } from './volume.ts'

/** A template or a group, and what is to be done about it. */
export interface LogPlan {
  readonly logged: LoggedGb
  readonly actions: readonly LogAction[]
  /** Logs that an auditor asks for: nothing is done to them. */
  readonly auditKeep: boolean
}

export interface LogSaving {
  readonly saved: LoggedGb
  readonly left: LoggedGb
}

/**
 * What actions save of one template. Each works on what the one before left, so that saved + left = logged and nothing is saved twice.
 * @example saving({ logged: { ingestedGb: 8, storedGbMonths: 8 }, actions: [{ kind: 'sample', keepRate: 0.25 }], auditKeep: false }).saved.ingestedGb // 6
 */
export function saving({ logged, actions, auditKeep }: LogPlan): LogSaving {
  let [ingested, stored] = [1, 1]
  for (const action of auditKeep ? [] : actions) {
    const kept = keptPart(action)
    ingested *= kept.ingested
    stored *= kept.stored
  }
  return {
    saved: {
      ingestedGb: logged.ingestedGb * (1 - ingested),
      storedGbMonths: logged.storedGbMonths * (1 - stored),
    },
    left: { ingestedGb: logged.ingestedGb * ingested, storedGbMonths: logged.storedGbMonths * stored },
  }
}

/** What plans for several templates save together. */
export function savings(plans: readonly LogPlan[]): LogSaving {
  return plans
    .map(saving)
    .reduce((sum, { saved, left }) => ({ saved: addGb(sum.saved, saved), left: addGb(sum.left, left) }), {
      saved: NOTHING,
      left: NOTHING,
    })
}
