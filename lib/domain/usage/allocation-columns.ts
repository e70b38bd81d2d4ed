/**
 * An allocation: what share of a machine one workload had in a window of time (an hour, where the source is that fine). It is a key to
 * share out the usage that some bill has for the machine, never usage of its own. Text is never NULL (`''` where the source is silent).
 */
export const ALLOCATION_COLUMNS = {
  window_start: 'TIMESTAMP',
  /** Exclusive. */
  window_end: 'TIMESTAMP',
  /** The machine as the source names it: an ARN, an instance id, a Kubernetes providerID; `''` where it names none. */
  parent: 'VARCHAR',
  cluster: 'VARCHAR',
  namespace: 'VARCHAR',
  /** `deployment`, `job`, `pod` …, lower case. */
  workload_kind: 'VARCHAR',
  /** The controller, or the pod where there is none. */
  workload: 'VARCHAR',
  /** Of the whole machine in this window, 0 to 1; all shares of a machine in a window add up to at most 1. NULL where the source cannot tell. */
  share: 'DOUBLE',
  /**
   * How the share was found:
   * - `cost`: its cost over the whole cost of the machine, unused part included, both as the source splits them;
   * - `list-cost`: the same at list prices, where the machine cost nothing;
   * - `size`: not told by the source. It is what was allocated over the size of the machine as billed.
   */
  basis: 'VARCHAR',
  /** What the workload was allocated; NULL where the source is silent. */
  vcpu_hours: 'DOUBLE',
  ram_gib_hours: 'DOUBLE',
} as const

/** One row of a source, before rows of one workload and window are added up to an allocation. */
export const SPLIT_COLUMNS = {
  provider: 'VARCHAR',
  billing_account_id: 'VARCHAR',
  billing_period_start: 'DATE',
  window_start: 'TIMESTAMP',
  window_end: 'TIMESTAMP',
  parent: 'VARCHAR',
  cluster: 'VARCHAR',
  namespace: 'VARCHAR',
  workload_kind: 'VARCHAR',
  workload: 'VARCHAR',
  /** What the workload's part of the machine cost. */
  own_cost: 'DOUBLE',
  /** What this row adds to the cost of the whole machine: its own cost and the unused cost it is given. */
  whole_cost: 'DOUBLE',
  own_list_cost: 'DOUBLE',
  whole_list_cost: 'DOUBLE',
  /** Whether this row shows that the rows of its machine and window have the cost of all of it, unused part included. */
  tells_whole: 'BOOLEAN',
  /** Whether this row shows that rows of machines of its cluster and window lack a cost. */
  hides_part: 'BOOLEAN',
  /** A row about what nobody used. */
  is_idle: 'BOOLEAN',
  vcpu_hours: 'DOUBLE',
  ram_gib_hours: 'DOUBLE',
  reject_reason: 'VARCHAR',
} as const

/**
 * Weight of a vCPU-hour against a GiB-hour of memory, where a machine is shared out by size: 9 to 1, from the prices of AWS Fargate.
 * Source: AWS, "Example of split cost allocation data",
 * https://docs.aws.amazon.com/cur/latest/userguide/example-split-cost-allocation-data.html
 */
export const VCPU_WEIGHT = 9
