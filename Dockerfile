# Builds the program in the official Swift image, and runs it in a slim Debian image without a compiler.
FROM swift:6.3.1-bookworm AS build
WORKDIR /src
COPY .ci .ci
RUN .ci/install-packages build
COPY Package.swift ./
COPY Sources Sources
# Package.swift needs the folders of the tests and the example. They are not built.
COPY Tests Tests
COPY Examples Examples
RUN swift build --configuration release --static-swift-stdlib --product standorte \
    && install -D --strip .build/release/standorte /out/standorte

FROM debian:bookworm-slim
COPY .ci .ci
# proj-data contains the BeTA2007 grid. Without it, Gauss-Krueger coordinates would be off by metres.
RUN .ci/install-packages run && rm -rf .ci /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /data --uid 10001 standorte
COPY --from=build /out/standorte /usr/local/bin/standorte
COPY geodata /usr/local/share/standorte/geodata

USER standorte
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s CMD ["standorte", "health"]
# Imports the sample data into an empty volume. Serves an existing inventory unchanged.
CMD ["sh", "-c", "[ -e inventory.gpkg ] || standorte import /usr/local/share/standorte/geodata; exec standorte serve --host 0.0.0.0"]
