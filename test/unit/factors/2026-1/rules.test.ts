import { describe, expect, it } from 'vitest'
import { matchRule } from '#lib/domain/classify/match-rule.ts'
import { CATEGORIES } from '#lib/domain/usage/category.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { factorSet20261 as set } from '#lib/factors/2026-1/factor-set.ts'
import { kindOf } from '#test/support/kind.ts'

const ruleOf = (kind: Partial<Kind>): string | undefined => matchRule(kindOf(kind), set.rules)?.id

describe('the rules of factor set 2026.1', () => {
  it('have ids of their own', () => {
    const ids = set.rules.map((rule) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('reach every category; unknown is what no rule knows', () => {
    const reached = new Set(set.rules.map((rule) => rule.category))
    expect(CATEGORIES.filter((category) => !reached.has(category))).toEqual(['unknown'])
  })

  it('keep to sane amounts', () => {
    for (const { id, model } of set.rules) {
      if (model.as === 'network') expect(model.share, id).toBeGreaterThan(0)
      if (model.as === 'network') expect(model.share, id).toBeLessThanOrEqual(1)
      if (model.as === 'storage') expect(model.copies.low, id).toBeGreaterThanOrEqual(1)
      if (model.as === 'slice') expect(model.vcpu + model.memoryGib, id).toBeGreaterThan(0)
      if (model.as === 'none') expect(model.reason, id).not.toBe('')
      if (model.as === 'gpu') expect(set.gpu(kindOf({}), model.accelerator), id).toBeDefined()
    }
  })

  it.each([
    ['AmazonEC2', 'BoxUsage:m5.large', 'Hrs', 'aws.ec2.instance'],
    ['AmazonEC2', 'EU-SpotUsage:h1.16xlarge', 'Hours', 'aws.ec2.instance'],
    ['AmazonEC2', 'USE1-BoxUsage:p3dn.24xlarge', 'Hrs', 'aws.ec2.gpu-instance'],
    ['AmazonEC2', 'UnusedDed:m5.xlarge', 'Hrs', 'aws.ec2.unused-capacity'],
    ['AmazonEC2', 'EBSOptimized:m4.xlarge', 'Hrs', 'aws.ec2.ebs-optimised'],
    ['AmazonEC2', 'USW2-CPUCredits:t2', 'vCPU-Hours', 'aws.ec2.cpu-credits'],
    ['AmazonEC2', 'EUW2-EBS:VolumeUsage.gp2', 'GB-Mo', 'aws.ebs.ssd'],
    ['AmazonEC2', 'USW1-EBS:VolumeUsage', 'GB-Mo', 'aws.ebs.hdd'],
    ['AmazonEC2', 'USW1-EBS:SnapshotUsage', 'GB-Mo', 'aws.ebs.snapshot'],
    ['AmazonEC2', 'CAN1-EBS:VolumeIOUsage', 'IOs', 'aws.ebs.performance'],
    ['AmazonEC2', 'USW2-DataTransfer-Regional-Bytes', 'GB', 'aws.network.between-zones'],
    ['AmazonEC2', 'APN1-USE2-DataTransfer-xAZ-Out-Bytes', 'GB', 'aws.network.between-zones'],
    ['AmazonEC2', 'USE2-EBS-USE1-EBS-AWS-In-Bytes', 'GB', 'aws.network.inter-region-in'],
    ['AmazonEC2', 'NatGateway-Bytes', 'GB', 'aws.network.nat-data'],
    ['AWSELB', 'USE2-DataProcessing-Bytes', 'GB', 'aws.network.load-balancer-data'],
    ['AmazonS3', 'EUC1-AWS-Out-Bytes', 'GB', 'aws.network.inter-region-out'],
    ['AmazonS3', 'USW2-DataTransfer-Out-Bytes', 'GB', 'aws.network.internet'],
    ['AmazonS3', 'DataTransfer-In-Bytes', 'GB', 'aws.network.ingress'],
    ['AmazonCloudFront', 'EU-DataTransfer-Out-OBytes', 'GB', 'aws.network.cloudfront-out'],
    ['AmazonS3', 'USW2-TimedStorage-ByteHrs', 'GB-Mo', 'aws.s3.standard'],
    ['AmazonCloudWatch', 'USW2-TimedStorage-ByteHrs', 'GB-Mo', 'aws.cloudwatch.log-storage'],
    ['AmazonEFS', 'USE2-TimedStorage-ByteHrs', 'GB-Mo', 'aws.efs.standard'],
    ['AmazonDynamoDB', 'USW2-TimedStorage-ByteHrs', 'GB-Mo', 'aws.dynamodb.storage'],
    ['AmazonECR', 'EUN1-TimedStorage-ByteHrs', 'GB-Mo', 'aws.ecr'],
    ['AmazonCloudWatch', 'USE1-DataProcessing-Bytes', '', 'aws.cloudwatch.log-ingest'],
    ['AmazonCloudWatch', 'EU-VendedLog-Bytes', 'GB', 'aws.cloudwatch.log-ingest'],
    ['AmazonCloudWatch', 'CW:MetricMonitorUsage', 'Metrics', 'aws.cloudwatch.metrics'],
    ['AmazonS3', 'USW2-TimedStorage-GlacierByteHrs', 'GB-Mo', 'aws.s3.glacier'],
    ['AmazonS3', 'APS2-TimedStorage-SIA-ByteHrs', 'GB-Mo', 'aws.s3.infrequent'],
    ['AmazonS3', 'TimedStorage-ZIA-ByteHrs', 'GB-Mo', 'aws.s3.one-zone'],
    ['AmazonS3', 'CAN1-EarlyDelete-INT', 'GB-Mo', 'aws.s3.penalty'],
    ['AmazonS3', 'EU-Requests-Tier1', 'Requests', 'aws.s3.requests'],
    ['AmazonRDS', 'InstanceUsage:db.r4.large', 'Hrs', 'aws.rds.instance'],
    ['AmazonRDS', 'Multi-AZUsage:db.m4.large', 'Hrs', 'aws.rds.multi-az'],
    ['AmazonRDS', 'EU-Multi-AZClusterUsage:db.r6gd.xl', 'Hrs', 'aws.rds.multi-az-cluster'],
    ['AmazonRDS', 'RDS:Multi-AZ-PIOPS', 'IOPS-Mo', 'aws.rds.performance'],
    ['AmazonRDS', 'RDS:Multi-AZ-PIOPS-Storage', 'GB-Mo', 'aws.rds.ssd-multi-az'],
    ['AmazonRDS', 'APN1-RDS:GP3-Storage', 'GB-Mo', 'aws.rds.ssd'],
    ['AmazonRDS', 'CAN1-Aurora:ServerlessV2Usage', 'ACU-Hr', 'aws.rds.serverless'],
    ['AmazonRDS', 'Aurora:StorageUsage', 'GB-Mo', 'aws.aurora.storage'],
    ['AmazonElastiCache', 'SAE1-NodeUsage:cache.r5.12xlarge', 'Hrs', 'aws.elasticache.node'],
    ['AmazonES', 'EUW3-ESInstance:m5.xlarge.search', 'Hrs', 'aws.opensearch.instance'],
    ['AmazonRedshift', 'CAN1-Node:dc2.large', 'Hrs', 'aws.redshift.node'],
    ['AWSLambda', 'USE2-Lambda-GB-Second-ARM', 'seconds', 'aws.lambda.arm'],
    ['AWSLambda', 'APN1-Lambda-GB-Second', 'Second', 'aws.lambda.compute'],
    ['AWSLambda', 'USW2-Request', 'Requests', 'aws.lambda.requests'],
    ['AmazonECS', 'APN1-Fargate-GB-Hours', 'hours', 'aws.fargate.memory'],
    ['AmazonECS', 'USE2-Fargate-ARM-vCPU-Hours:perCPU', 'hours', 'aws.fargate.arm-vcpu'],
    ['AmazonEKS', 'APE1-AmazonEKS-Hours:perCluster', 'hours', 'aws.eks.control-plane'],
    ['AWSGlue', 'USE1-DEVED-DPU-Hour', 'DPU-Hour', 'aws.glue.dpu'],
    ['AmazonMSK', 'USW2-Kafka.m5.4xlarge', 'hours', 'aws.kafka.broker'],
    ['ElasticMapReduce', 'USE1-BoxUsage:m5.xlarge', 'Hrs', 'aws.ec2.emr-fee'],
    ['AWSSupportBusiness', 'EUN1-', '', 'aws.support'],
    ['AWS Marketplace: Fernleaf Software GmbH', 'MP:fernleaf-hours', 'Units', 'aws.marketplace'],
  ])('AWS usage type: %s %s is %s → %s', (serviceCode, usageType, unit, id) => {
    expect(ruleOf({ provider: 'AWS', serviceCode, usageType, unit })).toBe(id)
  })

  it.each([
    [
      'Amazon Elastic Compute Cloud',
      '$0.0112 per On Demand Linux t3.micro Instance Hour',
      'Hours',
      'aws.ec2.instance',
    ],
    [
      'Amazon Elastic Compute Cloud',
      '$0.00 for 175 Mbps per t3a.small instance-hour (or partial hour)',
      'Hours',
      'aws.ec2.ebs-optimised',
    ],
    [
      'Amazon Elastic Compute Cloud',
      '$0.08 per GB-month of General Purpose (gp3) provisioned storage - US West (Oregon)',
      'GB-Months',
      'aws.ebs.ssd',
    ],
    [
      'Amazon Elastic Compute Cloud',
      '$0.00 per GB - EU (Germany) data transfer from US West (Oregon)',
      'GB',
      'aws.network.inter-region-in',
    ],
    [
      'Amazon Elastic Compute Cloud',
      '$0.02 per GB - EU (Germany) data transfer to US West (Oregon)',
      'GB',
      'aws.network.inter-region-out',
    ],
    [
      'Amazon Elastic Compute Cloud',
      '$0.000 per GB - data transfer in per month',
      'GB',
      'aws.network.ingress',
    ],
    [
      'Amazon Elastic Compute Cloud',
      '$0.090 per GB - first 10 TB / month data transfer out beyond the global free tier',
      'GB',
      'aws.network.internet',
    ],
    [
      'Amazon Elastic Compute Cloud',
      '$0.010 per GB - regional data transfer - in/out/between EC2 AZs or using elastic IPs or ELB',
      'GB',
      'aws.network.between-zones',
    ],
    [
      'Amazon Virtual Private Cloud',
      '$0.005 per In-use public IPv4 address per hour',
      'Hours',
      'aws.network.address',
    ],
    [
      'AmazonCloudWatch',
      '$0.03 per GB-mo of log storage - US West (Oregon)',
      'GB-Months',
      'aws.cloudwatch.log-storage',
    ],
    ['AmazonCloudWatch', '$0.0324 per GB-mo of logs storage', 'GB-Months', 'aws.cloudwatch.log-storage'],
    [
      'Amazon Elastic Container Service',
      'AWS Fargate - ARM - Memory - US West (Oregon)',
      'Hours',
      'aws.fargate.memory',
    ],
    ['AWS Lambda', 'AWS Lambda - Total Compute - US West (Oregon)-Tier-1', 'Seconds', 'aws.lambda.compute'],
    [
      'Amazon Simple Storage Service',
      '$0.023 per GB - first 50 TB / month of storage used',
      'GB-Months',
      'aws.s3.standard',
    ],
    ['AmazonS3', 'Storage', 'GB-Months', 'aws.s3.standard'],
    ['AmazonEC2', 'Compute', 'Hours', 'aws.ec2.focus-instance'],
  ])('AWS in FOCUS: %s, %s', (serviceName, usageType, unit, id) => {
    expect(ruleOf({ provider: 'AWS', serviceName, usageType, unit })).toBe(id)
  })

  it.each([
    ['Virtual Machines', 'D2 v3/D2s v3', '1 Hour', 'microsoft.machine'],
    ['Virtual Machines', 'NC24ads A100 v4', '10 Hours', 'microsoft.gpu-machine'],
    ['Virtual Machines Licenses', '4 vCPU VM Windows Server', '1 Hour', 'microsoft.licence'],
    ['Storage', 'P10 LRS Disk', '1 /Month', 'microsoft.disk.P10'],
    ['Storage', 'P1 LRS Disk', '1 /Month', 'microsoft.disk.P1'],
    ['Storage', 'P10 LRS Disk Mount', '1 /Month', 'microsoft.disk.operations'],
    [
      'Azure Machine Learning',
      'Premium SSD Managed Disks - P6 LRS - US East 2',
      'Units/Month',
      'microsoft.disk.P6',
    ],
    ['Storage', 'Hot LRS Data Stored', '1 TB/Month', 'microsoft.storage.lrs'],
    ['Storage', 'Hot RA-GRS Data Stored', '100 GB/Month', 'microsoft.storage.grs'],
    ['Storage', 'Cool RA-GZRS Data Stored', '1 GB/Month', 'microsoft.storage.gzrs'],
    ['Storage', 'Archive LRS Data Stored', '1 GB/Month', 'microsoft.storage.archive'],
    ['Storage', 'Hot LRS Write Operations', '10K', 'microsoft.storage.requests'],
    ['Bandwidth', 'Standard Data Transfer Out', '1 GB', 'microsoft.network.internet'],
    ['Bandwidth', 'Intra Continent Data Transfer Out', '1 GB', 'microsoft.network.inter-region'],
    ['Bandwidth', 'Standard Data Transfer In', '1 GB', 'microsoft.network.ingress'],
    ['Azure App Service', 'P1 v3', '1 Hour', 'microsoft.app-service.P1v3'],
    ['Redis Cache', 'C1 Cache Instance', '1 Hour', 'microsoft.redis.C1.replicated'],
    ['SQL Database', 'vCore', '10 Hours', 'microsoft.sql.vcore'],
    ['Azure Database for MySQL', '2 vCore', '1 Hour', 'microsoft.database.2-vcore'],
    ['Log Analytics', 'Pay-as-you-go Data Retention', '1 GB/Month', 'microsoft.logs.storage'],
    ['Log Analytics', 'Pay-as-you-go Data Ingestion', '1 GB', 'microsoft.logs.ingest'],
    ['Functions', 'Standard Execution Time', '1 GB Second', 'microsoft.functions.execution'],
    ['Azure Databricks', 'Premium All-purpose Compute DBU', '1 Hour', 'microsoft.licence'],
  ])('Azure meter: %s, %s', (serviceName, usageType, unit, id) => {
    expect(ruleOf({ provider: 'Microsoft', serviceName, usageType, unit })).toBe(id)
  })

  it.each([
    ['Compute Engine', 'N2D AMD Instance Core running in Frankfurt', 'seconds', 'google.compute.core'],
    ['Compute Engine', 'T2A Arm Instance Core running in Americas', 'seconds', 'google.compute.arm-core'],
    ['Compute Engine', 'E2 Instance Ram running in Americas', 'byte-seconds', 'google.compute.memory'],
    ['Compute Engine', 'Nvidia Tesla T4 GPU running in Americas', 'seconds', 'google.gpu.t4'],
    ['Compute Engine', 'Nvidia L4 GPU running in Americas', 'seconds', 'google.gpu.l4'],
    ['Compute Engine', 'Storage PD Capacity', 'byte-seconds', 'google.disk.hdd'],
    ['Compute Engine', 'Balanced PD Capacity in Frankfurt', 'byte-seconds', 'google.disk.ssd'],
    ['Compute Engine', 'Regional SSD backed PD Capacity', 'byte-seconds', 'google.disk.regional-ssd'],
    ['Compute Engine', 'Storage PD Snapshot in US', 'byte-seconds', 'google.disk.snapshot'],
    ['Compute Engine', 'Network Inter Zone Egress', 'bytes', 'google.network.between-zones'],
    [
      'Compute Engine',
      'Network Inter Region Egress from Americas to EMEA',
      'bytes',
      'google.network.inter-region',
    ],
    [
      'Compute Engine',
      'Network Internet Egress from Americas to Americas',
      'bytes',
      'google.network.internet',
    ],
    ['Compute Engine', 'Commitment: E2 Cpu in Americas for 1 Year', 'seconds', 'google.commitment'],
    ['Cloud Storage', 'Standard Storage US Multi-region', 'byte-seconds', 'google.storage.multi-region'],
    ['Cloud Storage', 'Standard Storage Belgium', 'byte-seconds', 'google.storage.standard'],
    [
      'Cloud SQL',
      'Cloud SQL for MySQL: Zonal - 4 vCPU + 15GB RAM in Los Angeles',
      'seconds',
      'google.sql.4-15',
    ],
    ['Cloud SQL', 'Cloud SQL: Backups in Americas', 'byte-seconds', 'google.sql.backup'],
    ['BigQuery', 'Active Storage', 'byte-seconds', 'google.bigquery.storage'],
    ['BigQuery', 'Analysis (us-east4)', 'bytes', 'google.requests'],
    ['Cloud Run', 'Memory Allocation Time', 'byte-seconds', 'google.functions.memory'],
    ['Stackdriver Logging', 'Log Volume', 'bytes', 'google.logs.ingest'],
    ['Cloud Logging', 'Log Storage cost', 'bytes', 'google.logs.ingest'],
    ['Cloud Storage', 'Storage', 'GB-Months', 'google.storage.focus'],
  ])('Google SKU: %s, %s', (serviceName, usageType, unit, id) => {
    expect(ruleOf({ provider: 'Google Cloud', serviceName, usageType, unit })).toBe(id)
  })

  it.each([
    ['COMPUTE', 'Standard - E4', '1 NONE HOURS OCPUS', 'oracle.ocpu'],
    ['COMPUTE', 'Standard - A1', 'OCPU Per Hour', 'oracle.arm-ocpu'],
    ['COMPUTE', 'Standard - E3 - Memory', 'GB Hours', 'oracle.memory'],
    ['BLOCK_STORAGE', 'Block Volume - Storage', '1 GiB MONTHS STORAGE_SIZE', 'oracle.disk'],
    [
      'BLOCK_STORAGE',
      'Block Volume - Performance Units',
      '1 GiB MONTHS PERFORMANCE_UNITS',
      'oracle.disk.performance',
    ],
    ['OBJECTSTORE', 'Object Storage - Storage', '1 GiB MONTHS STORAGE_SIZE', 'oracle.storage.object'],
    ['MYSQL', 'MySQL Database Service - Storage', '1 GiB MONTHS STORAGE_SIZE', 'oracle.database.storage'],
    [
      'MYSQL',
      'MySQL Database for HeatWave - Standard - Node per hour',
      '1 NONE HOURS INSTANCE',
      'oracle.database.node',
    ],
    ['TELEMETRY', 'Monitoring Service - Retrieval', '1000000 NONE NONE DATAPOINTS', 'oracle.monitoring'],
  ])('Oracle line: %s, %s', (serviceName, usageType, unit, id) => {
    expect(ruleOf({ provider: 'Oracle', serviceName, usageType, unit })).toBe(id)
  })

  it('know nothing of a line that nobody has seen', () => {
    expect(
      ruleOf({ provider: 'AWS', serviceCode: 'AmazonEC2', usageType: 'SomethingNew', unit: 'Widgets' }),
    ).toBe(undefined)
  })
})
