/** More vCPUs than any machine has. */
const MOST_VCPUS = 4096

/** Whether a machine can have so many vCPUs: a bill that says 0, nothing finite or millions tells nothing. */
export const isVcpuCount = (vcpus: number): boolean => vcpus > 0 && vcpus <= MOST_VCPUS
