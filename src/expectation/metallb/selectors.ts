import type { LabelSelector } from "../../model/cluster.ts";

/** Whether an operator is one Kubernetes knows (meta/v1 LabelSelectorRequirement); with another the whole configuration
 *  that holds it is refused. */
export function isKnownOperator(operator: string): boolean {
  return operator === "In" || operator === "NotIn" || operator === "Exists" || operator === "DoesNotExist";
}

/** Whether one selector holds: every label and every expression of it. One without terms selects everything.
 *  `NotIn` also holds where the key is absent (meta/v1 LabelSelectorRequirement). An unknown operator never holds. */
export function selects(selector: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  for (const [key, value] of Object.entries(selector.matchLabels)) {
    if (!Object.hasOwn(labels, key) || labels[key] !== value) return false;
  }
  return selector.matchExpressions.every(({ key, operator, values }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    switch (operator) {
      case "In":
        return value !== undefined && values.includes(value);
      case "NotIn":
        return value === undefined || !values.includes(value);
      case "Exists":
        return value !== undefined;
      case "DoesNotExist":
        return value === undefined;
      default:
        return false;
    }
  });
}

/** MetalLB's lists of selectors: one of them has to hold, and an empty list selects everything. */
export function anySelects(selectors: readonly LabelSelector[], labels: Readonly<Record<string, string>>): boolean {
  return selectors.length === 0 || selectors.some((selector) => selects(selector, labels));
}
