/** Why a row cannot be tested in a run that was made before its evidence was measured. */
export const NOT_MEASURED = "the run was made without the claims' evidence";
