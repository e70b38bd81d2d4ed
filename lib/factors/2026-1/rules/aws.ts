import { AWS_COMPUTE } from './aws-compute.ts'
import { AWS_DATABASE } from './aws-database.ts'
import { AWS_NETWORK } from './aws-network.ts'
import { AWS_SERVICES } from './aws-services.ts'
import { AWS_STORAGE } from './aws-storage.ts'

/** AWS, by usage type (whatever its region prefix) or by charge description. */
export const AWS_RULES = [...AWS_NETWORK, ...AWS_COMPUTE, ...AWS_STORAGE, ...AWS_DATABASE, ...AWS_SERVICES]
