import { rootName, type SchemaNode, verdictTree } from "../../verdict/state-tree.ts";

/** The root above `/kbutler`: what the collector's gNMI server serves for each leaf. */
export const kbutlerSchema: SchemaNode = { leaves: {}, children: { [rootName]: verdictTree } };
