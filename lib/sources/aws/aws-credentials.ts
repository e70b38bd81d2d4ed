import { fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers'
import { z } from 'zod'
import type { sdkHandler } from './sdk-handler.ts'

/** Who this server is to AWS: the usual chain of the SDK, by a profile if one is named, taking over a role if one is named. */
export const AwsIdentity = z.object({
  profile: z
    .string()
    .regex(/^[\w.@+-]{1,128}$/)
    .optional(),
  roleArn: z
    .string()
    .regex(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/)
    .optional(),
  /** What the role asks for, besides the name of who takes it over. */
  externalId: z
    .string()
    .regex(/^[\w+=,.@:/-]{2,1224}$/)
    .optional(),
})
export type AwsIdentity = z.infer<typeof AwsIdentity>

export const AWS_REGION = /^[a-z]{2,3}(?:-[a-z]+)+-\d{1,2}$/

/** The end of the names of AWS's hosts in the part of the world that a region belongs to. */
export const awsDomain = (region: string): string =>
  region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'

/** The hosts that are asked for credentials. */
export const identityHosts = ({ roleArn }: AwsIdentity, region: string): readonly URL[] =>
  roleArn === undefined
    ? []
    : [new URL(process.env.AWS_ENDPOINT_URL_STS || `https://sts.${region}.${awsDomain(region)}`)]

/** The credentials for clients of a region; every request for them goes the one way out. */
export function awsCredentials(
  { profile, roleArn, externalId }: AwsIdentity,
  region: string,
  requestHandler: ReturnType<typeof sdkHandler>,
) {
  const clientConfig = { region, requestHandler }
  const own = fromNodeProviderChain({ ...(profile === undefined ? {} : { profile }), clientConfig })
  if (roleArn === undefined) return own
  return fromTemporaryCredentials({
    masterCredentials: own,
    clientConfig,
    params: {
      RoleArn: roleArn,
      RoleSessionName: 'headroom',
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
    },
  })
}
