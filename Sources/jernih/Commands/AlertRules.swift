/// `jernih help alerts`: rules for Prometheus over what `status --format prometheus` prints.
///
/// `promtool check rules` reads them in the tests.
enum AlertRules {
  /// How other pages name it.
  static let pointer = "jernih help alerts prints rules for Prometheus"

  /// The file.
  static let text = """
    # Alerts on a Jernih spool. Write the metrics every minute, as the spool's own user:
    #   jernih status /srv/jernih --format prometheus --output DIR/jernih.prom
    # with DIR the folder of node_exporter's --collector.textfile.directory, and name this file
    # under rule_files of Prometheus.
    groups:
      - name: jernih
        rules:
          - alert: JernihNobodyWorks
            expr: jernih_services == 0 and jernih_new_drops + jernih_deferred_photos > 0
            for: 2m
            labels: {severity: critical}
            annotations:
              summary: "Photos wait on {{ $labels.instance }} and no service is at work"
              remedy: "systemctl start jernih; journalctl -p err -u jernih says why it ended"
          - alert: JernihMetricsAreOld
            expr: time() - node_textfile_mtime_seconds{file=~".*jernih.*"} > 600
            for: 5m
            labels: {severity: critical}
            annotations:
              summary: "Nobody has looked at the spool of {{ $labels.instance }} for ten minutes"
              remedy: "see whether the timer of jernih status runs, and what it says"
          - alert: JernihDropsWait
            expr: jernih_oldest_drop_age_seconds > 120
            for: 5m
            labels: {severity: warning}
            annotations:
              summary: "The oldest photo has waited for {{ $value | humanizeDuration }}"
              remedy: "jernih status names what is stuck; more workers, if it is only much"
          - alert: JernihIsDegraded
            expr: jernih_degraded_services{what!~"timer|sandbox"} > 0
            for: 5m
            labels: {severity: warning}
            annotations:
              summary: "A service has to do without {{ $labels.what }}"
              remedy: "jernih status says since when, and what to do about it"
          - alert: JernihPhotosAreDeferred
            expr: jernih_oldest_deferred_age_seconds > 3600
            labels: {severity: warning}
            annotations:
              summary: "A photo has waited for another try for {{ $value | humanizeDuration }}"
              remedy: "see what the machine is short of, then jernih retry"
          - alert: JernihThingsArePassedOver
            expr: jernih_passed_over_things > 0 or jernih_stuck_drops > 0
            for: 5m
            labels: {severity: warning}
            annotations:
              summary: "Something on the spool cannot be read, written or moved"
              remedy: "jernih status names it"
          - alert: JernihDiskIsFull
            expr: jernih_free_bytes < 500000000
            labels: {severity: warning}
            annotations:
              summary: "{{ $value | humanize1024 }}B are left on the spool's disk"
              remedy: "jernih purge --apply, or a larger disk"
          - alert: JernihDecodersDie
            expr: increase(jernih_faults_total{fault="decoderFailed"}[1h]) > 10
            labels: {severity: warning}
            annotations:
              summary: "{{ $value }} photos ended their decoders within an hour"
              remedy: "somebody may mean ill: jernih journal says which cases"
          - alert: JernihRejectsMuch
            expr: sum without (reason) (increase(jernih_rejected_total[1h])) > 50
            labels: {severity: warning}
            annotations:
              summary: "{{ $value }} drops could not be taken within an hour"
              remedy: "a gateway uses wrong names: quarantine/ has the reason of each"
          - alert: JernihIsSlow
            expr: >-
              histogram_quantile(0.95, rate(jernih_verdict_seconds_bucket[15m])) > 10
            for: 15m
            labels: {severity: warning}
            annotations:
              summary: "One photo in twenty waits for more than {{ $value | humanizeDuration }}"
              remedy: "more workers, or a faster machine"

    """
}
