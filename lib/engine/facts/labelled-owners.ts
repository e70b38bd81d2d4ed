/** Labels of GKE cost allocation, first the spelling of Google's documentation. JSON pointers. */
const LABELS = {
  cluster: ['/goog-k8s-cluster-name'],
  namespace: ['/k8s-namespace', '/goog-k8s-namespace'],
  kind: ['/k8s-workload-type', '/goog-k8s-workload-type'],
  workload: ['/k8s-workload-name', '/goog-k8s-workload-name'],
}

/** Capacity that no workload asked for. */
const IDLE = 'kube:unallocated'
/** Lines that Google could not share out. */
const UNSPLIT = ['goog-k8s-unknown', 'goog-k8s-unsupported-sku']

const label = (pointers: readonly string[]): string =>
  `coalesce(${pointers.map((it) => `nullif(json_extract_string(tags, '${it}'), '')`).join(', ')}, '')`

/**
 * Owners (cluster, namespace, workload and state) of lines that GKE cost allocation has split, from `owners`. It splits the
 * lines of a node themselves, by resource requests, and leaves their sum as it is: such a line is the usage of the workload that its labels name,
 * `kube:unallocated` what nobody asked for, `kube:system-overhead` what Kubernetes keeps for itself, a namespace of its own here.
 * A line with the cluster's label alone is an unsplit line of a node.
 *
 * Source: Google, "View detailed breakdown of cluster costs",
 * https://cloud.google.com/kubernetes-engine/docs/how-to/cost-allocations
 */
export const labelledOwners = (): string => `SELECT owner_id, cluster,
    CASE WHEN state = 'used' THEN namespace ELSE '' END AS namespace,
    CASE WHEN state = 'used' THEN kind ELSE '' END AS workload_kind,
    CASE WHEN state = 'used' THEN workload ELSE '' END AS workload, state
  FROM (SELECT owner_id, ${label(LABELS.cluster)} AS cluster, ${label(LABELS.namespace)} AS namespace,
      lower(${label(LABELS.kind)}) AS kind, ${label(LABELS.workload)} AS workload,
      CASE WHEN namespace = '${IDLE}' THEN 'idle' WHEN namespace IN (${UNSPLIT.map((it) => `'${it}'`).join(', ')}) THEN 'unsplit'
        ELSE 'used' END AS state
    FROM owners WHERE contains(tags, 'goog-k8s-cluster-name'))
  WHERE cluster <> '' AND namespace <> ''`
