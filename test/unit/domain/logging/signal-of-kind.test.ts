import { expect, it } from 'vitest'
import { signalOfKind } from '#lib/domain/logging/signal-of-kind.ts'
import { kindOf } from '#test/support/kind.ts'

const aws = (serviceCode: string, usageType: string, operation = '') =>
  signalOfKind(kindOf({ provider: 'AWS', serviceCode, usageType, operation }))
const named = (provider: string, serviceName: string, usageType = '') =>
  signalOfKind(kindOf({ provider, serviceName, usageType }))

it('metrics and traces are known by the names of services and usage types', () => {
  expect(aws('AmazonCloudWatch', 'USE1-CW:MetricMonitorUsage')).toBe('metrics')
  expect(aws('AmazonCloudWatch', 'CW:AlarmMonitorUsage')).toBe('metrics')
  expect(aws('AmazonPrometheus', 'USE1-AMP:MetricSampleCount')).toBe('metrics')
  expect(aws('AWSXRay', 'USE1-XRay-TracesStored')).toBe('traces')
  expect(named('Google Cloud', 'Cloud Monitoring', 'Metric Volume')).toBe('metrics')
  expect(named('Google Cloud', 'Cloud Trace', 'Spans Ingested')).toBe('traces')
  expect(named('Microsoft', 'Azure Monitor', 'Metrics ingestion Metric samples')).toBe('metrics')
  expect(named('Oracle', 'Application Performance Monitoring', 'Tracing Data')).toBe('traces')
})

it('logs are neither, nor is what watches databases, nor anything else', () => {
  expect(aws('AmazonCloudWatch', 'USE1-DataProcessing-Bytes', 'PutLogEvents')).toBeNull()
  expect(aws('AmazonCloudWatch', 'USE1-CW:DatabaseInsights-vCPU-Hours')).toBeNull()
  expect(aws('AmazonEC2', 'BoxUsage:m5.large')).toBeNull()
  expect(named('Google Cloud', 'Cloud Logging', 'Log Volume')).toBeNull()
  expect(named('Somebody', 'Cloud Trace')).toBeNull()
  expect(
    signalOfKind(kindOf({ serviceCode: 'AWSXRay', usageType: 'XRay-TracesStored', lineType: 'Tax' })),
  ).toBeNull()
})
