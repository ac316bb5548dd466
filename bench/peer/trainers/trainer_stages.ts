/** Stages of the trainers, by name, with the kind of network that each trains. */
export const TRAINER_STAGES = { "ae-step": "ae", "vae-step": "vae" } as const;
