import { describe, expect, it } from 'vitest'
import { logSource } from '#lib/domain/logging/log-source.ts'

const arn = (name: string, partition = 'aws') =>
  `arn:${partition}:logs:eu-west-1:111122223333:log-group:${name}`

describe('a log group', () => {
  it.each([
    ['/aws/lambda/resize-images', 'AWS Lambda', 'resize-images'],
    ['/aws/eks/shop/cluster', 'Amazon EKS', 'shop'],
    ['/aws/rds/instance/orders/postgresql', 'Amazon RDS', 'orders'],
    ['/aws/rds/cluster/orders/error', 'Amazon RDS', 'orders'],
    ['/aws/containerinsights/shop/application', 'Container Insights', 'shop'],
    ['/aws/ecs/containerinsights/shop/performance', 'Container Insights', 'shop'],
    ['/ecs/checkout', 'Amazon ECS', 'checkout'],
    ['/aws/ecs/checkout', 'Amazon ECS', 'checkout'],
    ['API-Gateway-Execution-Logs_a1b2c3/prod', 'Amazon API Gateway', 'a1b2c3'],
    ['our-API-Gateway-access', 'Amazon API Gateway', null],
    ['aws-waf-logs-front', 'AWS WAF', 'front'],
    ['vpc-flow-logs', 'VPC flow logs', null],
    ['/network/vpc-flow-log/main', 'VPC flow logs', null],
    ['/aws/codebuild/build-shop', 'codebuild', 'build-shop'],
    ['checkout-api', '', null],
  ])('%s was written by %s for %s', (name, writtenBy, proposedOwner) => {
    const source = { type: 'log-group', name, writtenBy, proposedOwner }
    expect(logSource(arn(name), '')).toEqual(source)
    expect(logSource(`${arn(name, 'aws-us-gov')}:*`, '')).toEqual(source)
  })

  it('is told apart from other resources of AWS, whose ids stay whole', () => {
    const bucket = 'arn:aws:s3:::logs'
    expect(logSource(bucket, '')).toEqual({
      type: 'resource',
      name: bucket,
      writtenBy: '',
      proposedOwner: null,
    })
  })
})

it('a bucket of Google Cloud and the type of resource that wrote to it', () => {
  const id = '//logging.googleapis.com/projects/54643501348/locations/global/buckets/_Default'
  expect(logSource(id, 'gce_instance')).toEqual({
    type: 'log-bucket',
    name: 'projects/54643501348/buckets/_Default',
    writtenBy: 'gce_instance',
    proposedOwner: null,
  })
})

it('a workspace of Azure, or a component of Application Insights', () => {
  const group = '/subscriptions/9ec5/resourcegroups/sap/providers'
  const workspace = { type: 'workspace', writtenBy: '', proposedOwner: null }
  expect(logSource(`${group}/microsoft.operationalinsights/workspaces/sap-log`, '')).toEqual({
    ...workspace,
    name: 'sap-log',
  })
  expect(logSource(`${group}/Microsoft.Insights/components/shop`, '')).toEqual({ ...workspace, name: 'shop' })
})

it('where a bill names no resource, the label alone tells', () => {
  expect(logSource('', 'cloudsql_database')).toMatchObject({
    type: 'unknown',
    writtenBy: 'cloudsql_database',
  })
  expect(logSource('', '')).toEqual({ type: 'unknown', name: '', writtenBy: '', proposedOwner: null })
})
