import { clusterFaultSchemas } from "./cluster-faults.ts";
import { leafFaultSchemas } from "./leaf-faults.ts";
import { ndkFaultSchemas } from "./ndk-faults.ts";

/** Every fault there is by its name, with the JSON Schema of its arguments: those of a leaf, of its NDK manager, and of the
 *  Kubernetes API. Scenario files, tests and the control face name them alike. Faults of a process act on the program under
 *  test, not on what it talks to, and so stand with the tests. */
export const faultCatalogue = {
  leaf: leafFaultSchemas,
  ndk: ndkFaultSchemas,
  kubernetes: clusterFaultSchemas,
} as const;
