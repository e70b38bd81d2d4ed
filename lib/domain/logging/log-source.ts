/** Where logs came from, as deep as a bill tells. */
export interface LogSource {
  readonly type: 'log-group' | 'log-bucket' | 'workspace' | 'resource' | 'unknown'
  /** A log group, `projects/<number>/buckets/<bucket>`, a workspace, or a resource id of another form; `''` where the bill names none. */
  readonly name: string
  /** What wrote them: the resource type on Google Cloud, or what the name says; `''` where nothing does. */
  readonly writtenBy: string
  /** Whom the name proposes as the owner: a function, a cluster, a database. Null where it names nobody. */
  readonly proposedOwner: string | null
}

const LOG_GROUP = /^arn:[\w-]+:logs:[^:]*:[^:]*:log-group:(.+?)(?::\*)?$/
const LOG_BUCKET =
  /^\/\/logging\.googleapis\.com\/(?:(projects|folders|organizations|billingAccounts)\/([^/]+)\/)?(?:locations\/[^/]+\/)?buckets\/([^/]+)/
const WORKSPACE = /\/providers\/microsoft\.(?:operationalinsights\/workspaces|insights\/components)\/([^/]+)/i

type Written = readonly [pattern: RegExp, writtenBy: string]

/** Names of log groups as services give them, most telling first; the first group of a pattern is the owner. */
const WRITTEN_BY: readonly Written[] = [
  [/^\/aws\/lambda\/([^/]+)/i, 'AWS Lambda'],
  [/^\/aws\/eks\/([^/]+)/i, 'Amazon EKS'],
  [/^\/aws\/rds\/(?:instance|cluster|proxy)\/([^/]+)/i, 'Amazon RDS'],
  [/^\/aws\/rds\//i, 'Amazon RDS'],
  [/^\/aws\/(?:ecs\/)?containerinsights\/([^/]+)/i, 'Container Insights'],
  [/^API-Gateway-Execution-Logs_([^/]+)/i, 'Amazon API Gateway'],
  [/^\/aws\/api-?gateway\/([^/]+)/i, 'Amazon API Gateway'],
  [/API-Gateway/i, 'Amazon API Gateway'],
  [/^aws-waf-logs-([^/]+)/i, 'AWS WAF'],
  [/aws-waf/i, 'AWS WAF'],
  [/vpc-?flow-?logs?/i, 'VPC flow logs'],
  [/^(?:\/aws)?\/ecs\/([^/]+)/i, 'Amazon ECS'],
  [/^\/aws\/[^/]+\/([^/]+)/i, ''],
]

function fromLogGroup(name: string): LogSource {
  const found = WRITTEN_BY.find(([pattern]) => pattern.test(name))
  const [pattern, writtenBy = ''] = found ?? []
  const service = writtenBy || (/^\/aws\/([^/]+)\//i.exec(name)?.[1] ?? '')
  return { type: 'log-group', name, writtenBy: service, proposedOwner: pattern?.exec(name)?.[1] ?? null }
}

/** The label of Google Cloud that names the type of resource which wrote. */
export const RESOURCE_TYPE_LABEL = 'goog-resource-type'

/**
 * The source of logs from the resource of a line and the type of resource that a label names, with the owner that the name proposes:
 * `/aws/lambda/<function>`, `/aws/eks/<cluster>`, `/aws/rds/instance/<database>` …
 *
 * Source: log groups as CUDOS (Cloud Intelligence Dashboards) tells them apart.
 *
 * @example logSource('arn:aws:logs:eu-west-1:1:log-group:/aws/lambda/resize', '')
 * // { type: 'log-group', name: '/aws/lambda/resize', writtenBy: 'AWS Lambda', proposedOwner: 'resize' }
 */
export function logSource(resourceId: string, resourceType: string): LogSource {
  const group = LOG_GROUP.exec(resourceId)?.[1]
  if (group) return fromLogGroup(group)
  const bucket = LOG_BUCKET.exec(resourceId)
  const workspace = WORKSPACE.exec(resourceId)?.[1]
  const rest = { writtenBy: resourceType, proposedOwner: null }
  if (bucket) {
    const [, parents, parent, name = ''] = bucket
    const full = parents && parent ? `${parents}/${parent}/buckets/${name}` : `buckets/${name}`
    return { type: 'log-bucket', name: full, ...rest }
  }
  if (workspace) return { type: 'workspace', name: workspace, ...rest }
  return { type: resourceId === '' ? 'unknown' : 'resource', name: resourceId, ...rest }
}
