/** Version of the dry run's meaning: changes whenever the same inputs and seed may give other results. Printed in every run's manifest. */
export const ENGINE_VERSION = "7";
