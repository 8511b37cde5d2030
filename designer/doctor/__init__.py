"""Why a network learns, or does not: rules that read what is known of a drawing and its run. No Keras, no Qt."""
