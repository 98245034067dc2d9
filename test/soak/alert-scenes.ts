import { fabricFaultScenes } from "./alert-fabric-scenes.ts";
import { partFaultScenes } from "./alert-part-scenes.ts";
import { quietScenes } from "./alert-quiet-scenes.ts";
import type { Scene } from "./alert-scene.ts";
import { surplusScenes } from "./alert-surplus-scenes.ts";

/** Every scene: what happens in a data centre that is in order, then what has to be told. */
export const scenes: readonly Scene[] = [...quietScenes, ...fabricFaultScenes, ...surplusScenes, ...partFaultScenes];

/** Alerts that no scene can cause, and why; promtool's tests hold their rules. */
export const uncaused: Readonly<Record<string, string>> = {
  KbutlerEvaluationSlow:
    "in the world of the scenes an evaluation takes milliseconds; 0.5 s takes some hundred thousand verdicts at once",
  KbutlerAuditMismatch: "a defect of ours, of which none is known",
};
